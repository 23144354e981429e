#include "gtest/gtest.h"
int add(int a, int b) { return a + b; }
class DbTest : public testing::Test {
 protected:
  int Put(int k) { return k; }
};
TEST(Math, Adds) { EXPECT_EQ(3, add(1, 2)); }
TEST_F(DbTest, Puts) { Put(1); }
