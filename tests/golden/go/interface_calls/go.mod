module example.org/iface
