import pkg
from pkg import run

pkg.run()
run()
pkg.core.run()
