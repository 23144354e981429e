int not_the_system_one;
