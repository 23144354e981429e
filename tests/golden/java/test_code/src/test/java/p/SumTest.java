package p;

import org.junit.Test;

public class SumTest {
    @Test
    public void adds() {
        new Sum().add(1, 2);
    }
}
