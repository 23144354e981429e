module example.org/app

require example.org/lib v1.0.0
