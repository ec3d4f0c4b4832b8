namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>
/// Logistic regression with an L2 penalty on all weights but the intercept, by Newton's method. Plain enough to check: no randomness, and the
/// optimum is unique.
/// </summary>
public static class LogisticFit
{
    private const int MostSteps = 30;
    private const double Converged = 1e-7;

    /// <param name="rows">The features of each case that are not zero.</param>
    /// <param name="penalty">Larger pulls weights to zero; it also keeps what never varies at zero.</param>
    /// <returns>The weight of each feature.</returns>
    public static double[] Weights(IReadOnlyList<(int Feature, double Value)[]> rows, IReadOnlyList<bool> isGood, int features, double penalty)
    {
        var weights = new double[features + 1]; // the last is the intercept
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = Slope(rows, isGood, weights, penalty);
            var change = Cholesky.Solve(curvature, gradient);
            for (var i = 0; i <= features; i++) weights[i] += change[i];
            if (change.Max(Math.Abs) < Converged) break;
        }

        return weights[..features];
    }

    private static (double[] Gradient, double[][] Curvature) Slope(
        IReadOnlyList<(int Feature, double Value)[]> rows, IReadOnlyList<bool> isGood, double[] weights, double penalty)
    {
        var last = weights.Length - 1;
        var gradient = new double[weights.Length];
        var curvature = Enumerable.Range(0, weights.Length).Select(_ => new double[weights.Length]).ToArray();
        for (var i = 0; i < last; i++) (gradient[i], curvature[i][i]) = (-penalty * weights[i], penalty);
        for (var row = 0; row < rows.Count; row++)
        {
            (int Feature, double Value)[] features = [.. rows[row], (last, 1)];
            var chance = 1 / (1 + Math.Exp(-features.Sum(f => weights[f.Feature] * f.Value)));
            var (miss, doubt) = ((isGood[row] ? 1 : 0) - chance, Math.Max(chance * (1 - chance), 1e-9));
            foreach (var (feature, value) in features)
            {
                gradient[feature] += miss * value;
                foreach (var (other, otherValue) in features) curvature[feature][other] += doubt * value * otherValue;
            }
        }

        return (gradient, curvature);
    }
}
