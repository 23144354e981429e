//go:build !linux && !windows

package cond

func start() {}
