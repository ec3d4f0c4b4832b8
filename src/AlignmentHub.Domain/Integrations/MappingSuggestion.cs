using System.Collections.Frozen;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Guesses what a column holds from its header, as the exports of well-known programs name it.</summary>
public static class MappingSuggestion
{
    private static readonly FrozenDictionary<string, string> Leads = Names(
        ("externalId", "externalid id leadid recordid prospectid leadnumber mqlid contactid"),
        ("email", "email emailaddress leademail workemail businessemail mail correo correoelectronico courriel adresseemail emailadresse"),
        ("firstName", "firstname first givenname vorname prenom nombre nome"),
        ("lastName", "lastname last surname familyname nachname name fullname leadname clientname contact nom apellido sobrenome"),
        ("title", "title jobtitle position role jobrole titel funktion berufsbezeichnung"),
        ("company", "company companyname companyaccount account accountname organization organisation associatedcompany "
            + "empresa entreprise firma unternehmen societe"),
        ("accountDomain", "domain website companydomain companydomainname websiteurl"),
        ("phone", "phone phonenumber leadphone mobile mobileno mobilephone telephone telefono telefon whatsappnumber"),
        ("country", "country countryregion pais pays land"),
        ("language", "language locale sprache idioma langue"),
        ("source", "source leadsource originalsource origin leadorigin datasource utmsource quelle herkunft"),
        ("medium", "medium utmmedium"),
        ("campaign", "campaign campaignname utmcampaign landingpage landingpageid formname kampagne"),
        ("consent", "consent optin emailoptin marketingconsent gdprconsent"),
        ("owner", "owner leadowner contactowner owneremail"),
        ("createdAt", "createdat created createdate createddate createdtime conversiontime firstcontactdate erstelltam erstellt anlagedatum"));

    private static readonly FrozenDictionary<string, string> Accounts = Names(
        ("domain", "domain website companydomain companydomainname url"), ("name", "name company companyname account accountname"),
        ("industry", "industry sector branche"), ("employees", "employees numberofemployees size companysize"),
        ("revenue", "revenue annualrevenue"), ("country", "country countryregion officelocation"), ("isTarget", "istarget target targetaccount"),
        ("owner", "owner accountowner"));

    private static readonly FrozenDictionary<string, string> Activities = Names(
        ("id", "id activityid eventid"), ("lead.email", "email emailaddress leademail"), ("lead.externalId", "externalid leadid recordid prospectid"),
        ("type", "type activitytype event eventtype action"), ("at", "at date time timestamp occurredat activitydate createdat"),
        ("url", "url page pageurl"), ("campaign", "campaign campaignname utmcampaign"), ("asset", "asset content"), ("source", "source utmsource quelle herkunft"));

    private static readonly FrozenDictionary<string, string> Opportunities = Names(
        ("externalId", "externalid id opportunityid dealid"), ("name", "name opportunityname dealname"), ("account", "domain accountdomain"),
        ("amount", "amount value closevalue dealvalue"), ("currency", "currency dealcurrency currencyisocode"), ("stage", "stage dealstage status"),
        ("createdAt", "createdat createdate createddate engagedate"), ("closedAt", "closedat closedate closeddate wondate"),
        ("endedAt", "endedat churnedat churndate customerleftat"), ("lostReason", "lostreason closedlostreason"),
        ("owner", "owner dealowner salesagent"), ("contact.email", "email contactemail"),
        ("contact.externalId", "leadid mqlid contactid"), ("contact.role", "role contactrole"));

    private static readonly FrozenDictionary<string, string> Campaigns = Names(
        ("key", "key id campaignid code"), ("name", "name campaign campaignname"), ("channel", "channel type medium"), ("budgetKind", "budgetkind"));

    /// <summary>Every column with its member, or null where nothing is known; a member is suggested once, for its first column.</summary>
    public static IReadOnlyDictionary<string, string?> For(ImportKind kind, ColumnLayout layout)
    {
        var known = TableOf(kind);
        HashSet<string> taken = [];
        return layout.Names.ToDictionary(name => name, name => known.TryGetValue(Bare(name), out var member) && taken.Add(member) ? member : null);
    }

    private static FrozenDictionary<string, string> TableOf(ImportKind kind) => kind switch
    {
        ImportKind.Leads => Leads,
        ImportKind.Accounts => Accounts,
        ImportKind.Activities => Activities,
        ImportKind.Opportunities => Opportunities,
        ImportKind.Campaigns => Campaigns,
    };

    private static FrozenDictionary<string, string> Names(params ReadOnlySpan<(string Member, string Headers)> table)
    {
        Dictionary<string, string> names = [];
        foreach (var (member, headers) in table)
            foreach (var header in headers.Split(' ')) names[header] = member;

        return names.ToFrozenDictionary();
    }

    private static string Bare(string header) =>
        string.Concat(header.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
