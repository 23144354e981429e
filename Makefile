# The usual three words for those who expect them; docs/build.md has the rest.
PREFIX ?= /usr/local

all:
	scripts/build

test:
	scripts/test

install: all
	cmake --install build/release --prefix $(PREFIX)

.PHONY: all test install
