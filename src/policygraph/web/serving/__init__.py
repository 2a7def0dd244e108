"""How the server listens, waits and answers; what it answers is made in workers."""
