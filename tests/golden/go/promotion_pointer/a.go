package ptr

import "example.org/ptr/base"

type User struct {
	*base.Model
	name string
}

type Save struct{}

func (s Save) Save() {}

func use(u *User) int {
	u.Save()
	(*u).Save()
	u.Model.Save()
	return u.Key() + u.ID
}
