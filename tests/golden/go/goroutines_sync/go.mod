module example.org/syncs
