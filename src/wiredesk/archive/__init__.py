"""Archives of any size: read and related as a map over batches, and copies found by hash prefix.

Every step leaves files in a work folder, each whole or not there, so that a run that was broken
off goes on where it stopped and gives what an unbroken one gives. The functions are the desk's.
"""
