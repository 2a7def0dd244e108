"""Questions of the library on pages: their forms, their answers, and the files of these."""
