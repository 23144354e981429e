package main

import "example.org/chain/model"

type garage struct {
	cars []*model.Car
	main model.Car
}

func (g *garage) open() {
	g.main.Engine.Start()
	g.cars[0].Engine.Start()
	g.main.Spare["x"].Start()
	for _, c := range g.cars {
		c.Engine.Start()
	}
}
