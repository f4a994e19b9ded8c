"""The script of a text (ISO 15924), from the code points of its letters."""

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

NONE = "Zyyy"
"""No letters at all."""

# First code point of each range of letters, by Unicode blocks; what lies between belongs to none.
_RANGES = (
    (0x0041, 0x024F, "Latn"),
    (0x0250, 0x02AF, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0531, 0x058F, "Armn"),
    (0x0591, 0x05F4, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x07C0, 0x07FF, "Nkoo"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x13A0, 0x13FF, "Cher"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1800, 0x18AF, "Mong"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2C60, 0x2C7F, "Latn"),
    (0x2D30, 0x2D7F, "Tfng"),
    (0x2DE0, 0x2DFF, "Cyrl"),
    (0x3040, 0x309F, "Hira"),
    (0x30A0, 0x30FF, "Kana"),
    (0x3105, 0x312F, "Bopo"),
    (0x3130, 0x318F, "Hang"),
    (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xA720, 0xA7FF, "Latn"),
    (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),
    (0xFF66, 0xFF9F, "Kana"),
    (0x20000, 0x3FFFF, "Hani"),
)
_STARTS = tuple(first for first, _, _ in _RANGES)

# Characters that only one of the two ways of writing Chinese uses, among the commonest.
SIMPLIFIED = frozenset(
    "们国这来说时对发会学经过开关见长门问间东车马鱼鸟华乐买卖亚产亲从众优传伤伦价债党兰兴农冲决况净减"
    "凤几击刘则刚创删别动务劳势区医协单厂厅历压县参双变号叶听员响园围图圆圣场坏块坚坛处备复够头夺奖妇"
    "妈孙宁实审宪宫宽宾导将尔尝尽层属岁岛币师带帮应庆库张弹强归录彻态总恶惊战户执扩扫报护担拥择损换据"
    "数断无旧显术机杀权条极构标树样桥检欧欢毁毕气汉汤沟浅济测浓涛润渔湾温满灭灯灵炼点热爱牵状独猎环现"
    "电画畅疗监盖盘确离种积稳穷竞笔签简类粮红约级纪纯线组细织终结给络统继绩续维网罗职联脑节艺药荣获营"
    "虑虽补装观规视览觉触计订认讨让议记讲许论设访证评识诉词试话该详语误请读课调谈谋谢负财责败货质贯贵"
    "费资赛赞赢赶跃践转轮软轻载较辆输边达迁运还进远违连迟适选递遗邮邻郑释针钱铁银错键锋镇闭闻队阳阴阵"
    "阶际陆陈险随难韩页项顺须预领频题颜额风飞饭饮饰馆驱验骑"
)
TRADITIONAL = frozenset(
    "們國這來說時對發會學經過開關見長門問間東車馬魚鳥華樂買賣亞產親從眾優傳傷倫價債黨蘭興農衝決況淨減"
    "鳳幾擊劉則剛創刪別動務勞勢區醫協單廠廳歷壓縣參雙變號葉聽員響園圍圖圓聖場壞塊堅壇處備復夠頭奪獎婦"
    "媽孫寧實審憲宮寬賓導將爾嘗盡層屬歲島幣師帶幫應慶庫張彈強歸錄徹態總惡驚戰戶執擴掃報護擔擁擇損換據"
    "數斷無舊顯術機殺權條極構標樹樣橋檢歐歡毀畢氣漢湯溝淺濟測濃濤潤漁灣溫滿滅燈靈煉點熱愛牽狀獨獵環現"
    "電畫暢療監蓋盤確離種積穩窮競筆簽簡類糧紅約級紀純線組細織終結給絡統繼績續維網羅職聯腦節藝藥榮獲營"
    "慮雖補裝觀規視覽覺觸計訂認討讓議記講許論設訪證評識訴詞試話該詳語誤請讀課調談謀謝負財責敗貨質貫貴"
    "費資賽贊贏趕躍踐轉輪軟輕載較輛輸邊達遷運還進遠違連遲適選遞遺郵鄰鄭釋針錢鐵銀錯鍵鋒鎮閉聞隊陽陰陣"
    "階際陸陳險隨難韓頁項順須預領頻題顏額風飛飯飲飾館驅驗騎"
)
SAMPLE = 4000
"""Code points that are looked at; more would not change the answer."""


@lru_cache(maxsize=4096)
def script_of_letter(letter: str) -> str | None:
    """The script of one character; ``None`` for a digit, mark or sign."""
    if not letter.isalpha():
        return None
    point = ord(letter)
    at = bisect_right(_STARTS, point) - 1
    if at < 0 or point > _RANGES[at][1]:
        return None
    return _RANGES[at][2]


def script_of(text: str) -> tuple[str, int]:
    """The script of most letters, and how many letters there are (of the first ``SAMPLE``).

    Mixtures that make one writing have one name: Jpan for kana with or without Chinese
    characters, Kore for Hangul, Hans or Hant where telling characters decide, else Hani.
    """
    counts = Counter(text[:SAMPLE])
    scripts: Counter[str] = Counter()
    for letter, times in counts.items():
        if script := script_of_letter(letter):
            scripts[script] += times
    if not scripts:
        return NONE, 0
    letters = scripts.total()
    kana = scripts.pop("Hira", 0) + scripts.pop("Kana", 0)
    han = scripts.pop("Hani", 0)
    hangul = scripts.pop("Hang", 0)
    best, most = max(scripts.items(), key=lambda s: (s[1], s[0]), default=("", 0))
    if most > kana + han + hangul:
        return best, letters
    if hangul >= kana and hangul * 3 >= han:
        return "Kore", letters
    if kana * 20 >= han:
        return "Jpan", letters
    return _chinese(counts), letters


def _chinese(counts: Counter[str]) -> str:
    simple = sum(counts[c] for c in counts.keys() & SIMPLIFIED)
    full = sum(counts[c] for c in counts.keys() & TRADITIONAL)
    if simple == full:
        return "Hani"
    return "Hans" if simple > full else "Hant"
