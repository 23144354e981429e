package dots

func other() {
	Equal()
}
