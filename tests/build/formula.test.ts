import { describe, expect, test } from 'vitest';
import { formulas } from '../../deck/build/formula.ts';
import { charactersIn } from '../../deck/fonts/cut-font.mjs';
import { mathFonts } from '../../deck/fonts/web-fonts.ts';

const formula = await formulas();

function html(tex: string): string {
  const made = formula(tex, true);
  if ('fault' in made) throw new Error(made.fault);
  return made.html;
}

describe('formula', () => {
  test.each([
    'a^2 + b^2',
    String.raw`\begin{array}{|c|cc} \hline a & b & c \\ \hline d & e & f \end{array}`,
    String.raw`\begin{aligned} a &= b \\ c &= d \end{aligned} \tag{1}`,
    String.raw`\boxed{x} \cancel{y} \color{red} z \colorbox{yellow}{q} \overbrace{a}^{b} \hat x \vec v \phase{3}`,
    String.raw`\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases} \pmb{x} \raise{1em}{y}`,
  ])('writes no style attribute: %s', (tex) => {
    expect(html(tex)).toMatch(/^<math/);
    expect(html(tex)).not.toMatch(/ style=/);
  });

  test('says in classes and letters what MathML Core has no attributes for', () => {
    expect(html(String.raw`\mathbb{R} \mathbf{v} \mathfrak{g}`)).toMatch(/ℝ.*𝐯.*𝔤/);
    expect(html(String.raw`\begin{aligned} a &= b \end{aligned}`)).toContain('class="tml-right m-left-0 m-right-0"');
    expect(html(String.raw`\begin{array}{c|c} a & b \\ \hline c & d \end{array}`)).toMatch(
      /m-line-bottom[^"]*m-line-right/,
    );
    expect(html(String.raw`\boxed{x}`)).toContain('class="m-box"');
    expect(html(String.raw`\textcolor{#ff0000}{x}`)).toContain('mathcolor="#ff0000"');
  });

  test.each([
    [String.raw`\href{https://example.org}{x}`, /Unsupported function name: .*href/],
    [String.raw`\includegraphics{a.png}`, /includegraphics reaches out/],
    [String.raw`\class{x}{y}`, /class reaches out/],
    [String.raw`x \label{a} \ref{a}`, /not numbered/],
    [String.raw`\nosuch`, /Unsupported function name: .nosuch/],
  ])('refuses %s', (tex, fault) => {
    expect(formula(tex, false)).toEqual({ fault: expect.stringMatching(fault) });
  });
});

test('the font of formulas has the sign of a root, which stands in no text', async () => {
  const [font] = await mathFonts([html(String.raw`\sqrt{2}`)], 'truetype');
  expect([...(await charactersIn((await font?.source()) ?? new Uint8Array()))]).toContain('√'.codePointAt(0));
});
