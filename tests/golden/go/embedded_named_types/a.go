package embnamed

type Line uint32

func (l Line) Number() int { return int(l) }

type List []Line

func (l List) First() Line { return l[0] }

type Pos struct {
	base string
	Line
}

type Doc struct {
	*Pos
	List
}

type Numbered interface{ Number() int }

func use(p Pos, d *Doc) {
	p.Number()
	d.Number()
	d.First().Number()
	d.Line.Number()
}
