package io.tbot.engine.alert.rule;

/** The number in the middle, without sorting the rest. Source: Hoare, Algorithm 65: Find (1961). */
final class Median {
    private Median() {}

    /** Of the first {@code n}, at least one; puts them into another order. Of an even number the upper one. */
    static double of(double[] numbers, int n) {
        int wanted = n / 2;
        int left = 0;
        int right = n - 1;
        while (left < right) {
            double pivot = numbers[(left + right) >>> 1];
            int i = left;
            int j = right;
            while (i <= j) {
                while (numbers[i] < pivot) {
                    i++;
                }
                while (pivot < numbers[j]) {
                    j--;
                }
                if (i <= j) {
                    double other = numbers[i];
                    numbers[i++] = numbers[j];
                    numbers[j--] = other;
                }
            }
            left = wanted <= j ? left : i <= wanted ? i : wanted;
            right = wanted >= i ? right : wanted <= j ? j : wanted;
        }
        return numbers[wanted];
    }
}
