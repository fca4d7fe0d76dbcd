import { DomainError } from '#platform';
import type { Text } from '#domain';
import { Liquid } from 'liquidjs';

/** Bounds of one message: characters of the template, milliseconds and objects of rendering. */
const BOUNDS = { parseLimit: 100_000, renderLimit: 200, memoryLimit: 1_000_000 };

/** Sees own properties only, no files, no missing variables: what is left out needs the `default` filter. */
const OPTIONS = {
  ...BOUNDS,
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  lenientIf: true,
  relativeReference: false,
  templates: {},
} as const;

const plain = new Liquid(OPTIONS);
const markup = new Liquid({ ...OPTIONS, outputEscape: 'escape' });

/** What a template may use. Traits are the site's own: each needs `| default: ...`, since a member may lack it. */
export interface TemplateVariables {
  readonly member: {
    readonly id: string;
    readonly locale: string | null;
    readonly traits: Readonly<Record<string, string | number | boolean>>;
  };
  readonly plan: { readonly key: string; readonly name: string };
  readonly currentPlan: { readonly key: string; readonly name: string };
  /** As the reader writes it, e.g. "US$10". */
  readonly price: string;
  readonly interval: 'month' | 'year';
  /** The last day of the offer where the reader lives. */
  readonly expiresOn: string;
  /** For links: `https://site.example/upgrade?proposal={{ proposal.id }}`. */
  readonly proposal: { readonly id: string };
}

/** Fills the templates of one message. HTML is escaped but for the template's own. Throws `template_invalid` with the place. */
export async function renderText(text: Text, variables: TemplateVariables): Promise<Text> {
  const fill = async (engine: Liquid, part: keyof Text, template: string) => {
    try {
      return String(await engine.parseAndRender(template, variables));
    } catch (error) {
      throw new DomainError('template_invalid', `${part}: ${reasonOf(error)}`);
    }
  };
  return {
    title: (await fill(plain, 'title', text.title)).replaceAll(/\s+/g, ' ').trim(),
    body: await fill(plain, 'body', text.body),
    ...(text.html !== undefined && { html: await fill(markup, 'html', text.html) }),
  };
}

/** A reader who has told nothing: what renders for this one renders for everybody. */
export const SAMPLE: TemplateVariables = {
  member: { id: 'ann', locale: null, traits: {} },
  plan: { key: 'premium', name: 'Premium' },
  currentPlan: { key: 'free', name: 'Free' },
  price: 'US$10',
  interval: 'month',
  expiresOn: '31 March 2026',
  proposal: { id: '00000000-0000-7000-8000-000000000000' },
};

/** Liquid's own words and place, and what to do about a variable that is not there. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error);
  return message.includes('undefined variable')
    ? `${message}; a trait needs a default: {{ member.traits.name | default: "you" }}`
    : message;
}
