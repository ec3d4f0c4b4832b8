namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>Solves linear equations with a symmetric, positive definite matrix.</summary>
internal static class Cholesky
{
    public static double[] Solve(double[][] matrix, double[] right)
    {
        var lower = Decompose(matrix);
        var result = (double[])right.Clone();
        for (var i = 0; i < result.Length; i++)
        {
            for (var j = 0; j < i; j++) result[i] -= lower[i][j] * result[j];
            result[i] /= lower[i][i];
        }

        for (var i = result.Length - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < result.Length; j++) result[i] -= lower[j][i] * result[j];
            result[i] /= lower[i][i];
        }

        return result;
    }

    private static double[][] Decompose(double[][] matrix)
    {
        var lower = matrix.Select(row => new double[row.Length]).ToArray();
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i][j];
                for (var k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
                lower[i][j] = i == j ? Math.Sqrt(rest) : rest / lower[j][j];
            }
        }

        return lower;
    }
}
