def check(p, b):
    return ()
