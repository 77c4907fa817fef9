import type { AttributeValue } from "./instance.ts";

/** A training topic made by hand, for what real data does to lists, documents, URLs and terminals. */
export interface SpecialTopic {
  readonly externalId: string;
  /** Joins or replaces the attributes that an ordinary topic has. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** Replaces all attributes of an ordinary topic instead of joining them. */
  readonly alone?: true;
}

function titled(externalId: string, Title: string | null): SpecialTopic {
  return { externalId, attributes: { Title } };
}

/** One topic saved four times: its own external_id for each revision, the same Title. */
function revisions(): readonly SpecialTopic[] {
  return [4, 3, 2, 1].map((revision) => ({
    externalId: `onboarding-checklist-00${revision}`,
    attributes: { Title: "The onboarding checklist", revision },
  }));
}

/**
 * What a Markdown view, a terminal or a label must show as text. Whoever fails to does no harm: the command
 * opens the command palette, and nothing listens on the discard port.
 */
const hostile = [
  "[click me](command:workbench.action.showCommands) ![pixel](http://127.0.0.1:9/pixel.png)",
  "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt;",
  "`code` ``` **bold** | table | $(trash) {{external_id}} ${PATH}",
  "\u001b[31mred\u001b[0m \u001b]0;title\u0007 bell\u0007 \u009b2J",
  "\u202Edesrever\u202C \u2066isolated\u2069 zero\u200Bwidth \uFEFF end\u0000nul",
].join("\n");

/** External ids that break when an address is put together without encoding. */
function awkwardTopics(): readonly SpecialTopic[] {
  const titles: readonly (readonly [string, string])[] = [
    ["refund requests 2025", "Spaces in the external id"],
    ["billing/refunds/2025", "Slashes in the external id"],
    ["100% refund", "A percent sign in the external id"],
    ["billing%2Frefunds", "An encoded slash in the external id"],
    ["why refund?page=2", "A question mark in the external id"],
    ["ticket#42", "A hash in the external id"],
    ["search&rescue=1", "An ampersand in the external id"],
    ["a+b", "A plus sign in the external id"],
    ["a b", "The same id once its plus sign is read as a space"],
    ["schulung-für-größe-日本語", "Unicode in the external id"],
    ["🚀-launch-day", "An emoji for an external id"],
    [`"quoted" 'id' \`tick\``, "Quotes in the external id"],
    ["C:\\topics\\refunds", "Backslashes in the external id"],
    ["../../me", "Dots and slashes in the external id"],
    ["report.2025.csv", "A file extension in the external id"],
    ["__proto__", "A name that JavaScript reserves for itself"],
    ["Case-Sensitive", "Upper case"],
    ["case-sensitive", "Lower case"],
    [`long-${"external-id-".repeat(24)}end.000`, "A very long external id"],
  ];
  return titles.map(([externalId, title]) => titled(externalId, title));
}

const paragraph =
  "Read the whole conversation before you answer, name the problem in the customer's own words, and say what happens next. ";

function values(): readonly SpecialTopic[] {
  return [
    {
      externalId: "all-null-001",
      alone: true,
      attributes: {
        Title: null,
        created_by_admin_email: null,
        summary: null,
        duration_minutes: null,
      },
    },
    { externalId: "no-attributes-001", alone: true, attributes: {} },
    {
      externalId: "typed-values-001",
      attributes: {
        Title: "Pricing for partners",
        price: 99.99,
        seats: 25,
        discount: -0.5,
        views: 9_007_199_254_740_991,
        mandatory: true,
        archived: false,
        label: "99.99",
        regions: ["EU", "US", "AU"],
      },
    },
    {
      externalId: "long-text-001",
      attributes: {
        Title: "The complete reply handbook",
        summary: paragraph.repeat(50).slice(0, 5_000),
      },
    },
    {
      externalId: "multi-line-001",
      attributes: {
        Title: "Five steps to a calm reply",
        summary: "1. Breathe\n2. Read\r\n3. Ask\n\n\t4. Answer\n5. Follow up\n",
      },
    },
    {
      externalId: "odd-names-001",
      attributes: {
        Title: "Attribute names to be careful with",
        ["__proto__"]: "a name, not a prototype",
        constructor: "a name, not a function",
        "with space": 1,
        "with.dot": 2,
        'with"quote': 3,
        "": "nameless",
      },
    },
  ];
}

/**
 * Newest first, as the default order shows them. The first is the instance that the Data Connector guide
 * asks for by its external_id.
 */
export function specialTopics(): readonly SpecialTopic[] {
  return [
    {
      externalId: "test-curl-001",
      attributes: { Title: "Testing a Data Connector with cURL", category: "Product" },
    },
    ...values(),
    titled("arabic-001", "التعامل مع طلبات استرداد الأموال"),
    titled("hebrew-001", "טיפול בבקשות להחזר כספי (חלק 2)"),
    titled("emoji-001", "Celebrating wins 🎉 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇮🇪"),
    { externalId: "hostile-001", attributes: { Title: hostile, summary: hostile } },
    ...revisions(),
    ...awkwardTopics(),
  ];
}
