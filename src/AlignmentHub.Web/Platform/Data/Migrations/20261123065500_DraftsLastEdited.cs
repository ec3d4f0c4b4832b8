using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignmentHub.Web.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class DraftsLastEdited : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "edited_at",
                table: "definition_versions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "edited_by",
                table: "definition_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_edited_by",
                table: "definition_versions",
                column: "edited_by");

            migrationBuilder.AddForeignKey(
                name: "fk_definition_versions_people_edited_by",
                table: "definition_versions",
                column: "edited_by",
                principalTable: "people",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_definition_versions_people_edited_by",
                table: "definition_versions");

            migrationBuilder.DropIndex(
                name: "ix_definition_versions_edited_by",
                table: "definition_versions");

            migrationBuilder.DropColumn(
                name: "edited_at",
                table: "definition_versions");

            migrationBuilder.DropColumn(
                name: "edited_by",
                table: "definition_versions");
        }
    }
}
