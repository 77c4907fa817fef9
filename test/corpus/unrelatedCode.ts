/** The languages in which code can be written that has nothing to do with requests. */
export type UnrelatedLanguage = keyof typeof ledgers;

/**
 * Code of at least so many lines that has nothing to do with requests: constants, variables that functions change,
 * classes, functions that call each other. `name`: a word in all its names.
 */
export function unrelatedCode(language: UnrelatedLanguage, lines: number, name = "Ledger"): string {
  const all: string[] = [];
  for (let index = 0; all.length < lines; index += 1) {
    all.push(...ledgers[language](`${name}${index}`).split("\n"));
  }
  return `\n${all.join("\n")}\n`;
}

const javascript = (name: string): string => `
const rates${name} = { standard: 0.19, reduced: 0.07, none: 0 };
let posted${name} = 0;

class Book${name} {
  constructor(owner) {
    this.owner = owner;
    this.lines = [];
  }

  post(amount, kind = "standard") {
    const tax = taxOf${name}(amount, kind);
    this.lines.push({ amount, tax, at: posted${name} });
    posted${name} += 1;
    return this;
  }

  total() {
    return this.lines.reduce((sum, line) => sum + line.amount + line.tax, 0);
  }
}

function taxOf${name}(amount, kind) {
  const rate = rates${name}[kind] ?? rates${name}.standard;
  return Math.round(amount * rate * 100) / 100;
}

function summary${name}(entries) {
  const book = new Book${name}("sales");
  for (const [amount, kind] of entries) book.post(amount, kind);
  if (book.total() > 1000) return \`large: \${book.total()}\`;
  return \`small: \${book.total()}\`;
}
`;

const typescript = (name: string): string => `
interface Line${name} {
  readonly amount: number;
  readonly tax: number;
}

const rates${name}: Readonly<Record<string, number>> = { standard: 0.19, reduced: 0.07 };
let posted${name} = 0;

class Book${name} {
  private readonly lines: Line${name}[] = [];

  post(amount: number, kind: string): this {
    this.lines.push({ amount, tax: taxOf${name}(amount, kind) });
    posted${name} += 1;
    return this;
  }

  total(): number {
    return this.lines.reduce((sum, { amount, tax }) => sum + amount + tax, 0);
  }
}

function taxOf${name}(amount: number, kind: string): number {
  return Math.round(amount * (rates${name}[kind] ?? 0) * 100) / 100;
}

const summary${name} = (entries: readonly [number, string][]): string => {
  const book = new Book${name}();
  for (const [amount, kind] of entries) book.post(amount, kind);
  return book.total() > 1000 ? "large" : \`small: \${posted${name}}\`;
};
`;

const python = (name: string): string => `
RATES_${name} = {"standard": 0.19, "reduced": 0.07, "none": 0}
posted_${name} = 0


class Book${name}:
    def __init__(self, owner):
        self.owner = owner
        self.lines = []

    def post(self, amount, kind="standard"):
        global posted_${name}
        self.lines.append((amount, tax_of_${name}(amount, kind)))
        posted_${name} += 1
        return self

    def total(self):
        return sum(amount + tax for amount, tax in self.lines)


def tax_of_${name}(amount, kind):
    rate = RATES_${name}.get(kind, RATES_${name}["standard"])
    return round(amount * rate, 2)


def summary_${name}(entries):
    book = Book${name}("sales")
    for amount, kind in entries:
        book.post(amount, kind)
    if book.total() > 1000:
        return f"large: {book.total()}"
    return f"small: {book.total()}"
`;

const ruby = (name: string): string => `
RATES_${name.toUpperCase()} = { standard: 0.19, reduced: 0.07, none: 0 }.freeze

class Book${name}
  attr_reader :lines

  def initialize(owner)
    @owner = owner
    @lines = []
  end

  def post(amount, kind = :standard)
    @lines << [amount, tax_of_${name}(amount, kind)]
    self
  end

  def total
    @lines.sum { |amount, tax| amount + tax }
  end
end

def tax_of_${name}(amount, kind)
  rate = RATES_${name.toUpperCase()}.fetch(kind, 0.19)
  (amount * rate).round(2)
end

def summary_${name}(entries)
  book = Book${name}.new("sales")
  entries.each { |amount, kind| book.post(amount, kind) }
  return "large: #{book.total}" if book.total > 1000

  "small: #{book.total}"
end
`;

const php = (name: string): string => `
const RATES_${name} = ['standard' => 0.19, 'reduced' => 0.07, 'none' => 0];

class Book${name}
{
    private array $lines = [];

    public function __construct(private string $owner)
    {
    }

    public function post(float $amount, string $kind = 'standard'): static
    {
        $this->lines[] = ['amount' => $amount, 'tax' => taxOf${name}($amount, $kind)];

        return $this;
    }

    public function total(): float
    {
        return array_sum(array_column($this->lines, 'amount'));
    }
}

function taxOf${name}(float $amount, string $kind): float
{
    return round($amount * (RATES_${name}[$kind] ?? 0.19), 2);
}

function summary${name}(array $entries): string
{
    $book = new Book${name}('sales');
    foreach ($entries as [$amount, $kind]) {
        $book->post($amount, $kind);
    }

    return $book->total() > 1000 ? "large: {$book->total()}" : 'small';
}
`;

const go = (name: string): string => `
var rates${name} = map[string]float64{"standard": 0.19, "reduced": 0.07, "none": 0}

var posted${name} int

type line${name} struct {
	amount, tax float64
}

type book${name} struct {
	owner string
	lines []line${name}
}

func (b *book${name}) post(amount float64, kind string) *book${name} {
	b.lines = append(b.lines, line${name}{amount, taxOf${name}(amount, kind)})
	posted${name}++
	return b
}

func (b *book${name}) total() float64 {
	sum := 0.0
	for _, each := range b.lines {
		sum += each.amount + each.tax
	}
	return sum
}

func taxOf${name}(amount float64, kind string) float64 {
	rate, ok := rates${name}[kind]
	if !ok {
		rate = rates${name}["standard"]
	}
	return amount * rate
}

func summary${name}(amounts []float64) string {
	book := &book${name}{owner: "sales"}
	for _, amount := range amounts {
		book.post(amount, "standard")
	}
	if book.total() > 1000 {
		return "large"
	}
	return "small"
}
`;

const java = (name: string): string => `
final class Book${name} {
    private static final double STANDARD = 0.19;
    private static int posted = 0;
    private final String owner;
    private final double[] amounts = new double[100];
    private int count;

    Book${name}(String owner) {
        this.owner = owner;
    }

    Book${name} post(double amount, boolean reduced) {
        amounts[count++] = amount + taxOf${name}(amount, reduced);
        posted += 1;
        return this;
    }

    double total() {
        double sum = 0;
        for (int index = 0; index < count; index++) {
            sum += amounts[index];
        }
        return sum;
    }

    private static double taxOf${name}(double amount, boolean reduced) {
        double rate = reduced ? 0.07 : STANDARD;
        return Math.round(amount * rate * 100) / 100.0;
    }

    String summary${name}() {
        if (total() > 1000) {
            return "large: " + total();
        }
        return "small: " + owner;
    }
}
`;

const csharp = (name: string): string => `
internal sealed class Book${name}
{
    private const decimal Standard = 0.19m;
    private static int posted;
    private readonly string owner;
    private decimal sum;

    public Book${name}(string owner)
    {
        this.owner = owner;
    }

    public Book${name} Post(decimal amount, bool reduced)
    {
        sum += amount + TaxOf${name}(amount, reduced);
        posted += 1;
        return this;
    }

    public decimal Total() => sum;

    private static decimal TaxOf${name}(decimal amount, bool reduced)
    {
        var rate = reduced ? 0.07m : Standard;
        return amount * rate;
    }

    public string Summary${name}()
    {
        if (Total() > 1000)
        {
            return $"large: {Total()}";
        }

        return $"small: {owner}";
    }
}
`;

const ledgers = { javascript, typescript, python, ruby, php, go, java, csharp } as const;
