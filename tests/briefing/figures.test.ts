import { describe, expect, it } from 'vitest';
import { bodyHtml, loadBriefing, plainText } from './load.ts';

const { deck, panels } = await loadBriefing();

/** Values by category and series; a category's stated total under its own key. */
function values(id: string): Record<string, number | null> {
  const panel = panels.find((each) => each.id === id);
  if (!panel || panel.kind === 'timeline' || panel.kind === 'map') throw new Error(`no values in "${id}"`);
  const entries = panel.categories.flatMap(({ key }, c) => [
    [key, panel.totals?.[c] ?? (panel.series.length === 1 ? (panel.values[0]?.[c] ?? null) : null)] as const,
    ...panel.series.map((series, s) => [`${key}.${series.key}`, panel.values[s]?.[c] ?? null] as const),
  ]);
  return Object.fromEntries(entries);
}

describe('every charted figure is that of the ledger', () => {
  it('in the force inventory', () => {
    expect(values('force-inventory')).toMatchObject({
      'su-25': 67,
      'mig-29': 34,
      'mig-29.upgraded': 13,
      'mig-29.not-upgraded': 21,
      'su-30': 4,
    });
  });

  it('in the poll results, which are four questions and never stacked', () => {
    expect(values('poll-results')).toMatchObject({ 'reject-troops': 90, obey: 18, benefit: 16, intervene: 9 });
    const panel = panels.find(({ id }) => id === 'poll-results');
    expect(panel).toMatchObject({ kind: 'bars', unit: '%', max: 100 });
    expect(panel).not.toHaveProperty('arrangement', 'stacked');
  });

  it('in the surveys, which add up to no more than one whole', () => {
    expect(values('surveys')).toMatchObject({
      'joining.against': 85,
      'joining.for': 11,
      'war.against': 40,
      'war.neither': 28,
      'war.for': 32,
      'hosting.against': 38.9,
      'hosting.for': 42.5,
    });
  });

  it('in the count of soldiers', () => {
    expect(values('army')).toMatchObject({ article: 45000, 'article.available': 15000, 'article.rest': 30000 });
  });

  it('in the counts of strength', () => {
    expect(values('strength')).toMatchObject({
      source: 45000,
      factbook: 45000,
      iiss: 48000,
      'air-source': 18000,
      'air-factbook': 15000,
    });
  });

  it('in the surveys compared', () => {
    expect(values('polls-compared')).toMatchObject({
      'mar-2022.chatham-house': 3,
      'apr-2022.chatham-house': 6,
      'june-2022.chatham-house': 5,
      'sept-2022.baw': 11,
      'undated.source': 9,
    });
  });

  it('in the claims that the charts draw', () => {
    const figure = (id: string) => deck.claims.find((claim) => claim.id === id)?.figure;
    expect(['C28', 'C30', 'C31', 'C32', 'C33', 'C35', 'C40', 'C41', 'C42', 'C44'].map(figure)).toEqual([
      '45,000 troops',
      '18,000 personnel',
      '34 MiG-29',
      '67 Su-25',
      '4 Su-30 (Su-30SM)',
      '13 aircraft',
      '90%',
      '16%',
      '9%',
      '18%',
    ]);
  });
});

describe('figures in words', () => {
  const text = (id: string) => {
    const slide = deck.slides.find((each) => each.id === id);
    return plainText(`${slide && bodyHtml(slide)}\n${slide?.band?.html ?? ''}\n${slide?.notesHtml}`).replace(
      /\s+/g,
      ' ',
    );
  };

  it.each([
    ['case', ['45,000', '90%', 'Nine in ten']],
    ['border', ['1,084', '326']],
    ['services', ['24 February 2022', '6 April', '8 April']],
    ['ties', ['$1.5bn', '105bn', '$1.7bn']],
    ['pressure', ['about 2,000 men']],
    ['army', ['45,000 to 48,000', '15,000']],
    ['force-inventory', ['67 Su‑25', '34 MiG‑29', '4 Su‑30', '105', '33 or 34']],
    ['poll-results', ['90% say no', '9% say', '16% expect', '18% think']],
    ['surveys', ['40 to 32', '85%', '11%', '38.9% against, 42.5% for', 'between 3% and 11%']],
    ['choice', ['42.5%', '38.9%']],
    ['counts', ['45,000', '48,000', '18,000', '15,000']],
    ['polls-compared', ['3%', '6%', '5%', '11%', '9%']],
  ])('stand on %s as charted or checked', (id, figures) => {
    expect(figures.filter((figure) => !text(id).includes(figure))).toEqual([]);
  });

  it('says where the article is silent', () => {
    expect(text('evidence')).toContain('No author, date, method or links are given.');
    expect(text('poll-results')).toContain('Pollster, dates, sample and wording are not stated');
    expect(text('border')).toContain('gives no figure');
  });
});
