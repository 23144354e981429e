package dots

import . "example.org/dots/lib"

func Expect() {}

func use() {
	Equal().Match()
	Expect()
	var m Matcher
	m.Match()
}
