package p;

class Item {
    public String toString() {
        return "item";
    }

    public boolean equals(Object o) {
        return o == this;
    }

    public int hashCode() {
        return 1;
    }
}

class A {
    String run(Item item, Integer box) {
        String s = "x" + item;
        s += item;
        boolean same = item == null;
        System.out.println(item);
        int sum = box + 1;
        return s + item.toString() + sum + same;
    }
}
