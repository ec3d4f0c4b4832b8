using AlignmentHub.Web.Tests.Support;

// Made before the first test and disposed after the last; it starts when a test asks for a database.
[assembly: AssemblyFixture(typeof(TestServer))]
