enum class Color { kRed, kBlue };
enum Level { kLow, kHigh };
int use() { return (Color::kRed == Color::kBlue) + kLow + Level::kHigh; }
