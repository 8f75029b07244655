import { wordPairs } from '../source/objects.ts';

/** Names of TeX that are a character, each before it. */
const SIGNS = wordPairs(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ
  pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ
  Phi Φ Psi Ψ Omega Ω cdot · times × div ÷ pm ± le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ infty ∞ sum ∑
  prod ∏ int ∫ partial ∂ nabla ∇ in ∈ notin ∉ subset ⊂ cup ∪ cap ∩ forall ∀ exists ∃ to → rightarrow → leftarrow ←
  Rightarrow ⇒ Leftrightarrow ⇔ ldots … cdots ⋯ dots … leftrightarrow ↔ mapsto ↦ implies ⇒ iff ⇔ mp ∓ ll ≪ gg ≫
  sim ∼ propto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ subseteq ⊆ supset ⊃ supseteq ⊇ emptyset ∅ wedge ∧ vee ∨ neg ¬
  perp ⊥ top ⊤ circ ∘ oplus ⊕ otimes ⊗ ell ℓ prime ′ mid | vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ langle ⟨
  rangle ⟩ blacksquare ■ square □`);
const UP = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const DOWN = '₀₁₂₃₄₅₆₇₈₉';

/** A formula as a line that can be read aloud, for who has no way to set it: `x_1^2 \\le \\frac{a}{b}` as `x₁² ≤ a/b`. */
export function formulaWords(tex: string): string {
  let text = tex
    .replace(
      /\\(?:text|math(?:rm|bf|it|bb|cal|sf|tt)|boldsymbol|operatorname|left|right|[bB]igg?[lr]?|displaystyle)(?![A-Za-z])\s*/g,
      '',
    )
    .replace(/\\(?:begin|end)\s*\{[A-Za-z]+\*?\}/g, ' ')
    .replace(/\\[td]frac(?![A-Za-z])/g, '\\frac')
    .replaceAll('\\|', '‖')
    .replace(/\\[,;:! ]|\\\\/g, ' ');
  // From the innermost group outwards.
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(
        /\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
        // Behind a command its letters would go on with its name.
        (_, over: string, under: string) => ` ${grouped(over)}/${grouped(under)}`,
      )
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, (_, inner: string) => `√${grouped(inner)}`)
      .replace(/([\^_])\{([^{}]*)\}/g, (_, sign: string, inner: string) => shifted(sign, inner))
      .replace(/([\^_])([^\s{}\\])/g, (_, sign: string, inner: string) => shifted(sign, inner));
  }
  return (
    text
      // A name that is read as a word stands apart from what it is said of: `\\hat{x}`.
      .replace(
        /\\([A-Za-z]+)(?=([{\\])?)/g,
        (_, name: string, next?: string) => SIGNS.get(name) ?? (/^q?quad$/.test(name) ? ' ' : next ? `${name} ` : name),
      )
      .replace(/[{}\\]/g, '')
      .replace(/&/g, ' ')
      .replace(/\s+/g, ' ')
      .replaceAll('\ue400', '^')
      .replaceAll('\ue401', '_')
      .trim()
  );
}

function grouped(text: string): string {
  return /^[\p{L}\p{N}\\]+$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`;
}

/** Digits have characters of their own; other words keep the sign, kept apart from what is still to be read. */
function shifted(sign: string, inner: string): string {
  const digits = sign === '^' ? UP : DOWN;
  if (/^\d+$/.test(inner)) return [...inner].map((digit) => digits[Number(digit)]).join('');
  return `${sign === '^' ? '\ue400' : '\ue401'}${inner.length > 1 ? `(${inner})` : inner}`;
}
