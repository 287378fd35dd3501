"""The questions that can be asked, each answered once for HTTP and the command line."""
