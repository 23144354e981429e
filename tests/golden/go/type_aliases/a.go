package alias

type Real struct{ field int }

func (r Real) Work() {}

type Same = Real

type Ptr = *Real

type Fresh Real

func (f Fresh) Rest() {}

func use(s Same, p Ptr, f Fresh) {
	s.Work()
	p.Work()
	f.Rest()
	f.Work()
	_ = f.field
	Same{}.Work()
}
