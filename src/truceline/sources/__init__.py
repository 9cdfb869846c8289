"""Where bytes come from: files, folders, standard input -> RawItem."""
