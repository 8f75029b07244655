/**
 * What a drawing may be made of (https://www.w3.org/TR/SVG2/, https://www.w3.org/TR/filter-effects-1/): whatever shows something and
 * neither runs, nor asks for anything, nor leads anywhere.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Elements of SVG that are written out. */
export const ELEMENTS = words(`
  svg g defs symbol use switch title desc style view a
  path rect circle ellipse line polyline polygon image
  text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
  feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence
  animate animateMotion animateTransform set mpath`);

/** Elements of SVG that say nothing to who looks: left out with what is in them. */
export const SILENT = words('metadata');

/** Attributes that are written out, besides `aria-…`; of those that are neither these nor refused nothing is kept. */
export const ATTRIBUTES = words(`
  id class lang role style media tabindex version viewBox preserveAspectRatio
  x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy d points width height pathLength rotate textLength lengthAdjust startOffset side method
  spacing offset transform gradientTransform gradientUnits spreadMethod patternContentUnits patternTransform patternUnits
  clipPathUnits maskContentUnits maskUnits markerHeight markerUnits markerWidth orient refX refY requiredFeatures systemLanguage
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering
  cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
  font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant font-variation-settings font-weight
  glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color line-height
  marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering
  stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
  stroke-width text-anchor text-decoration text-rendering transform-box transform-origin unicode-bidi vector-effect visibility
  white-space word-spacing writing-mode
  amplitude azimuth baseFrequency bias diffuseConstant divisor edgeMode elevation exponent filterUnits in in2 intercept k1 k2 k3 k4
  kernelMatrix kernelUnitLength limitingConeAngle mode numOctaves operator order pointsAtX pointsAtY pointsAtZ preserveAlpha
  primitiveUnits radius result scale seed slope specularConstant specularExponent stdDeviation stitchTiles surfaceScale tableValues
  targetX targetY type values xChannelSelector yChannelSelector z
  accumulate additive attributeName begin by calcMode dur end fill from keyPoints keySplines keyTimes max min path repeatCount repeatDur
  restart to`);

/** Attributes that hold an address in some language or other. */
export const ADDRESSES = words(
  'href src srcset srcdoc data action formaction poster ping background cite codebase manifest profile',
);

/** Attributes whose text is no CSS. */
export const PLAIN = words(
  'id class lang role d points version systemLanguage requiredFeatures attributeName begin end result in in2',
);

/** CSS functions and, in selectors, pseudo-classes with an argument. `url` is looked at by itself. */
export const FUNCTIONS = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp round mod abs sign var
  matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate rotatex rotatey
  rotatez rotate3d skew skewx skewy perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  path polygon circle ellipse inset rect xywh
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  cubic-bezier steps linear format tech local
  not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir`);

/** CSS at-rules. */
export const AT_RULES = words('media supports keyframes -webkit-keyframes font-face');
