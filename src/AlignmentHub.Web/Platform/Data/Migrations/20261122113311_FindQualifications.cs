using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignmentHub.Web.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class FindQualifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_qualified",
                table: "stage_moves",
                columns: new[] { "lead_id", "at" },
                filter: "to_stage = 'Mql' and from_stage is distinct from 'HandedOff'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stage_moves_qualified",
                table: "stage_moves");
        }
    }
}
