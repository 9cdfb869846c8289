"""The workbench in the browser: screens over one casefile, for one person on this machine."""
