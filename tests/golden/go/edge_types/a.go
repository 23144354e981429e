package types

type User struct{}

type Group struct {
	Owner   *User
	Members map[string][]User
}

type Finder interface {
	Find(name string) (*User, error)
}

func All(g Group, done chan<- User) []User {
	var result []User
	if f, ok := any(g).(Finder); ok {
		f.Find("x")
	}
	return result
}
