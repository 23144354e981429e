module example.org/consts
