using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignmentHub.Web.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class TalliesKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "tallies",
                table: "lead_scores",
                type: "bytea",
                nullable: false,
                defaultValueSql: "''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "tallies",
                table: "lead_scores");
        }
    }
}
