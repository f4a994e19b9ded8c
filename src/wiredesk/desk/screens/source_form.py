"""The form of a source's settings, for one that is added and one that is changed."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wiredesk.desk.actions.sources import settings_of, why_not_so
from wiredesk.desk.models import Source
from wiredesk.desk.words import LICENCES
from wiredesk.records import SourceSettings
from wiredesk.wire.carriers.web.door import Login
from wiredesk.wire.identity import KINDS

TAG = RegexValidator(
    r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", gettext_lazy("A language is written as pt or pt-BR.")
)
COUNTRY = RegexValidator(r"^[A-Za-z]{2}$", gettext_lazy("A country is two letters, as PT."))
TOPIC = re.compile(r"(?:medtop:)?(\d{8})")

MINUTE, MONTH = 60, 31 * 86_400


class SourceForm(forms.Form):
    """Name and settings of a source."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    language = forms.CharField(
        label=gettext_lazy("Language"),
        required=False,
        max_length=35,
        validators=[TAG],
        help_text=gettext_lazy("As pt or pt-BR; empty: it is told from the text."),
    )
    country = forms.CharField(
        label=gettext_lazy("Country"), required=False, max_length=2, validators=[COUNTRY]
    )
    licence = forms.ChoiceField(
        label=gettext_lazy("Licence"), required=False, choices=list(LICENCES.items())
    )
    credit = forms.CharField(
        label=gettext_lazy("Credit line that its licence asks for"), required=False, max_length=500
    )
    rights = forms.CharField(
        label=gettext_lazy("Terms"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    index = forms.BooleanField(
        label=gettext_lazy("Search engines may list our copies"), required=False
    )
    priority = forms.IntegerField(
        label=gettext_lazy("Priority"), min_value=-99, max_value=99, initial=0
    )
    section_map = forms.CharField(
        label=gettext_lazy("Its sections as Media Topics"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("One a line: Economia = 04000000"),
    )
    identity = forms.CharField(
        label=gettext_lazy("Signs that tell its stories apart, strongest first"),
        required=False,
        help_text=format_lazy(
            "{} {}", gettext_lazy("Empty: as usual. Of these:"), ", ".join(KINDS)
        ),
    )
    fetch_pages = forms.BooleanField(
        label=gettext_lazy("Fetch the page behind an excerpt (licence: full text)"), required=False
    )
    fetch_pictures = forms.BooleanField(
        label=gettext_lazy("Fetch its pictures (licence: full text)"), required=False
    )
    push = forms.BooleanField(
        label=gettext_lazy("Its hub, if it has one, may push what is new"),
        required=False,
        initial=True,
    )
    shortest_interval = forms.IntegerField(
        label=gettext_lazy("Seconds between polls, at least"),
        min_value=MINUTE,
        max_value=MONTH,
        initial=SourceSettings().shortest_interval,
    )
    longest_interval = forms.IntegerField(
        label=gettext_lazy("Seconds between polls, at most"),
        min_value=MINUTE,
        max_value=MONTH,
        initial=SourceSettings().longest_interval,
    )
    keep_days = forms.IntegerField(
        label=gettext_lazy("Days that its text is kept"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=gettext_lazy("Empty: for ever."),
    )

    def clean_section_map(self) -> dict[str, str]:
        """Section → code, from the lines."""
        found: dict[str, str] = {}
        for line in self.cleaned_data["section_map"].splitlines():
            if not line.strip():
                continue
            section, mark, code = line.rpartition("=")
            known = TOPIC.fullmatch(code.strip())
            if not mark or not section.strip() or known is None:
                raise ValidationError(
                    _("This line is no section and code: %(line)s") % {"line": line}
                )
            found[section.strip()] = known[1]
        return found

    def clean_identity(self) -> tuple[str, ...]:
        """The signs in their order."""
        return (
            tuple(re.split(r"[\s,;]+", self.cleaned_data["identity"].strip(" ,;\n\t")))
            if (self.cleaned_data["identity"].strip(" ,;\n\t"))
            else ()
        )

    def clean(self) -> dict[str, Any]:
        """What is so only of all together."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and (why := why_not_so(self.settings())):
            raise ValidationError(_(why))
        return given

    def settings(self) -> SourceSettings:
        """What was settled; only of a form without errors."""
        given = self.cleaned_data
        names = [name for name in SourceSettings.__struct_fields__ if name in given]
        return SourceSettings(
            **{name: (given[name] or None) if name in OPTIONAL else given[name] for name in names}
        )


OPTIONAL = {"language", "country", "credit", "licence", "rights", "keep_days"}
"""Settings that are ``None`` where nothing is said."""


def form_of(source: Source) -> SourceForm:
    """The form as a source is settled now."""
    settings = settings_of(source)
    kept = {name: getattr(settings, name) for name in SourceSettings.__struct_fields__}
    lines = [f"{section} = {code}" for section, code in settings.section_map.items()]
    return SourceForm(
        initial={
            **{name: "" if value is None else value for name, value in kept.items()},
            "name": source.name,
            "section_map": "\n".join(lines),
            "identity": ", ".join(settings.identity),
        }
    )


def login_in(posted: Any) -> Login | None:
    """The name and password of a form; ``None`` where no name was given."""
    name = posted.get("login", "").strip()
    return Login(name=name[:200], password=posted.get("password", "")[:1000]) if name else None
