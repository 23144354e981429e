package infer

type User struct{}

func (u User) Greet() {}

type Order struct{}

func (o Order) Pay() {}

func (o Order) Greet() {}

func First[T any](list []T) T { return list[0] }

func Keys[K comparable, V any](m map[K]V) []K { return nil }

func Map[A, B any](list []A, f func(A) B) []B { return nil }

func Pair[A, B any](a A, b B) (B, A) { return b, a }

func order(u User) Order { return Order{} }

func use(users []User, byUser map[User]Order) {
	First(users).Greet()
	Keys(byUser)[0].Greet()
	Map(users, order)[0].Pay()
	o, u := Pair(User{}, Order{})
	o.Pay()
	u.Greet()
}
