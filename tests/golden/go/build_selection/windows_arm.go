//go:build windows && arm

package sel

func onArm() {
	open()
	tagged()
}
