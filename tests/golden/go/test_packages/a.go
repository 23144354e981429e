package under

func Public() { hidden() }

func hidden() {}
