// A face drawn on the front of the head: eyes, brows, nose, mouth, cheeks, age.
//
// vec3 face(vec3 skin, vec3 l)
//   skin: bare colour, display-referred; l: head units (chin y = 0, crown y = 1, +x the
//   character's left, +z ahead). Returns the colour before light. Lengths below are head units.
//
// Uniforms (values come from renderers/rigs/faces.py):
//   face_mouth  half width 0…1, open 0…1, round 0…1, upper teeth 0…1; 2: teeth on the lower lip
//   face_lids   blink 0…1, squint 0…1, gaze left (1 = 30°), gaze up (1 = 30°)
//   face_brow   height −1…1, tilt −1 angry … 1 worried, smile −1…1, tongue 0…1
//   face_flush  blush 0…1, tears 0…1, freckles 0…1, age lines 0…1
//   face_build  eye spacing, eye size, lashes and lips 0…1, brow weight
//   face_beard  stubble shade 0…1
//   face_iris, face_hair  colours
uniform vec4 face_mouth;
uniform vec4 face_lids;
uniform vec4 face_brow;
uniform vec4 face_flush;
uniform vec4 face_build;
uniform float face_beard;
uniform vec3 face_iris;
uniform vec3 face_hair;

const vec3 FACE_INK = vec3(.15, .08, .09);

float face_cover(float d, float w) { return clamp(.5 - d / w, 0., 1.); }
float face_oval(vec2 p, vec2 r) {
  float k = length(p / r), g = length(p / (r * r));
  return k * (k - 1.) / max(g, 1e-4);
}
float face_dot(vec2 p) { return fract(52.983 * fract(dot(p, vec2(.7548777, .5698403)))); }

vec3 face_cheeks(vec3 c, vec3 skin, vec2 u, float ax) {
  float blush = length((vec2(ax, u.y) - vec2(.235, .305)) / vec2(.098, .060));
  vec3 warm = skin * vec3(1.03, .76, .72);
  c = mix(c, warm, (.30 + .65 * face_flush.x) * (1. - smoothstep(.35, 1.05, blush)));
  vec2 cell = floor(vec2(u.x, u.y) / .030);
  vec2 at = (fract(u / .030) - .5) - .5 * (vec2(face_dot(cell), face_dot(cell + 7.)) - .5);
  float spot = (1. - smoothstep(.14, .20, length(at))) * step(.45, face_dot(cell + 3.));
  float zone = 1. - smoothstep(.75, 1.1, length((vec2(ax, u.y) - vec2(.15, .35)) / vec2(.19, .075)));
  c = mix(c, skin * vec3(.80, .62, .52), .7 * spot * zone * face_flush.z);
  float jaw = smoothstep(.36, .20, u.y - .30 * ax * ax) * smoothstep(.03, .10,
      length((u - vec2(0., .170)) / vec2(1.5, .9)) - .02 + .03 * face_mouth.y);
  jaw *= 1. - smoothstep(.27, .345, ax);  // gone before the face's border
  return mix(c, c * mix(vec3(.80, .80, .84), face_hair + .25, .12), face_beard * .75 * jaw);
}

vec3 face_eye(vec3 c, vec3 skin, vec2 u, float side, float ax, float w) {
  vec2 size = vec2(.0800, .1000) * face_build.y;
  vec2 centre = vec2(face_build.x, .470);
  vec2 e = vec2(ax - centre.x, u.y - centre.y);
  float blink = face_lids.x, squint = face_lids.y;
  float wide = max(face_brow.x, 0.) * .28 + max(face_lids.w, 0.) * .12 + min(face_lids.w, 0.) * .30;
  float happy = max(face_brow.z, 0.) * squint;
  float arch = 1. - e.x * e.x / (size.x * size.x);
  float slant = face_brow.y * .26 * size.y * (-e.x / size.x) * (1. - .5 * max(face_brow.y, 0.));
  float level = mix(.57 + wide - .22 * squint + .20 * min(face_brow.x, 0.), -.52, blink);
  float upper = size.y * (level - .50 + .50 * arch) + slant * (1. - blink);
  float lower = size.y * mix(-.98 + .55 * squint + .10 * happy, -.62, blink * .9)
      - size.y * (.10 - .32 * happy) * arch + .06 * size.y;
  float oval = face_oval(e, size);
  float open = max(oval, max(e.y - upper, lower - e.y));

  // the lid itself, a touch darker than the skin
  c = mix(c, skin * vec3(.94, .85, .83), face_cover(max(oval - .008, upper - e.y), w) * .9);
  vec2 look = vec2(face_lids.z * .036, face_lids.w * .034);
  vec2 g = vec2(u.x - side * (centre.x - .010), e.y + .004) - look;
  float r = .0590 * face_build.y;
  float from = length(g / vec2(1., 1.10));
  vec3 eye = vec3(.985, .98, .965);
  eye = mix(eye, eye * vec3(.74, .76, .84), face_cover(upper - .024 - e.y, .018));
  vec3 tint = mix(face_iris * .55, face_iris * 1.45 + .06, smoothstep(.045, -.050, g.y));
  eye = mix(eye, face_iris * .30, face_cover(from - r, w));
  eye = mix(eye, tint, face_cover(from - r + .0085, w));
  eye = mix(eye, vec3(.05, .035, .06), face_cover(from - r * .53, w));
  eye = mix(eye, eye * .72, face_cover(upper - .030 - e.y, .016) * face_cover(from - r, w));
  eye = mix(eye, vec3(1.), face_cover(length(g - vec2(.021, .026)) - .0165, w));
  eye = mix(eye, vec3(1.), .85 * face_cover(length(g - vec2(-.019, -.027)) - .0085, w));
  c = mix(c, eye, face_cover(open, w));

  // upper lid line, heavier outside; one stroke when the eye is shut
  float out_ = smoothstep(-1., 1., e.x / size.x);
  float weight = mix(.0075, .0125, out_) * (1. + .35 * face_build.z);
  float line = max(abs(max(oval, e.y - upper)) - weight, -(e.y - mix(size.y * .02, lower - .012, blink)));
  line = max(line, abs(e.x) - size.x * 1.10);
  float shut = max(abs(e.y - upper) - weight, abs(e.x) - size.x * .98);
  c = mix(c, FACE_INK, face_cover(mix(line, shut, step(.82, blink)), w));
  // lashes: two flicks at the outer corner
  vec2 f = e - vec2(size.x * .90, size.y * mix(.30, -.50, blink));
  float flick = max(abs(f.y - f.x * .62) - .0075 + .16 * max(f.x, 0.), max(-f.x - .006, f.x - .042));
  vec2 f2 = f - vec2(-.016, .022);
  float flick2 = max(abs(f2.y - f2.x * 1.0) - .0058 + .16 * max(f2.x, 0.), max(-f2.x - .006, f2.x - .032));
  c = mix(c, FACE_INK, face_cover(min(flick, flick2), w) * face_build.z);
  // lower lid
  float under = max(abs(max(oval, lower - e.y)) - .0028, e.y - mix(-size.y * .55, lower + .004, happy));
  c = mix(c, skin * vec3(.66, .45, .43), .75 * face_cover(under, w) * (1. - blink));
  // bags and crow's feet
  float bag = max(abs(length((e - vec2(0., .02)) / vec2(1.15, 1.) ) - size.y * 1.32) - .0026,
                  max(e.y + size.y * .85, abs(e.x + .01) - size.x * .55));
  vec2 k = e - vec2(size.x * 1.28, .0);
  float crow = max(abs(abs(k.y) - .10 * k.x - .012) - .0024, abs(k.x - .020) - .026);
  c = mix(c, skin * vec3(.72, .58, .55), .75 * face_flush.w * face_cover(min(bag, crow), w));
  // tears: a brimming lower lid, then a drop that runs down the cheek
  float t = face_flush.y;
  float brim = max(open, e.y - lower - .024 * t);
  float fall = .085 * smoothstep(.2, 1., t);
  float trail = max(abs(e.x - .022) - .0085, max(e.y - lower, lower - .02 - fall - e.y));
  float drop = length((e - vec2(.022, lower - .02 - fall)) / vec2(1., 1.25)) - .0155;
  vec3 water = mix(c, vec3(.80, .93, 1.), .78);
  return mix(c, water, step(.05, t) * face_cover(min(brim, min(trail, drop)), w));
}

vec3 face_brows(vec3 c, vec2 u, float ax, float w) {
  float raise = face_brow.x, tilt = face_brow.y;
  vec2 b = vec2(ax - face_build.x - .005, u.y - .632 - .045 * raise - .010 * abs(tilt));
  float half_ = .098, inner = -b.x / half_;
  float bend = -.034 * (1. - .55 * max(-tilt, 0.)) * (b.x * b.x) / (half_ * half_);
  float slope = (tilt + .18) * .040 * inner - .020 * max(-tilt, 0.);
  float weight = mix(.0200, .0085, smoothstep(-1., 1., b.x / half_)) * face_build.w;
  float d = max(abs(b.y - bend - slope - .010) - weight, abs(b.x) - half_);
  c = mix(c, face_hair * .62, face_cover(d - .004, w));
  // a frown between the brows
  float fold = max(abs(ax - .030 - .10 * (u.y - .58)) - .0030, abs(u.y - .585) - .030);
  return mix(c, c * vec3(.72, .58, .56), max(-tilt - .35, 0.) * 1.3 * face_cover(fold, w));
}

vec3 face_nose(vec3 c, vec3 skin, vec2 u, float w) {
  vec2 n = u - vec2(0., .298);
  float d = max(abs(n.y - 9. * n.x * n.x + .006) - .0042, abs(n.x) - .038);
  float nostril = length((vec2(abs(n.x), n.y) - vec2(.030, .006)) / vec2(1.4, 1.)) - .0062;
  c = mix(c, skin * vec3(.66, .44, .42), .85 * face_cover(min(d, nostril), w));
  float fold = max(abs(abs(u.x) - .128 - .5 * max(.27 - u.y, 0.)) - .0032,
                   max(u.y - .285, .175 - u.y));
  return mix(c, skin * vec3(.70, .55, .52), .8 * face_flush.w * face_cover(fold, w));
}

vec3 face_lips(vec3 c, vec3 skin, vec2 u, float w) {
  float open = face_mouth.y, round_ = face_mouth.z, smile = face_brow.z;
  float half_ = mix(.070, .150, face_mouth.x) * (1. - .30 * round_) * (1. + .10 * max(smile, 0.));
  vec2 m = u - vec2(0., .172 - .012 * min(smile, 0.));
  float x = clamp(m.x / half_, -1., 1.), xx = x * x;
  float curve = smile * .052 * (xx - .45);
  float k = sqrt(max(1. - xx, 0.));
  k = mix(k * mix(1., k, .35), k, round_);
  float gap = open * mix(.150, .165, round_);
  float top = curve + gap * mix(.20, .48, round_) * k;
  float bottom = curve - gap * mix(.80, .52, round_) * k;
  float hole = max(max(m.y - top, bottom - m.y), abs(m.x) - half_);
  float is_open = smoothstep(.015, .06, open);

  // lips: a coloured rim, fuller on made-up and on rounded mouths
  vec3 lip = skin * mix(vec3(.86, .60, .57), vec3(.86, .42, .44), face_build.z);
  float biting = step(1.5, face_mouth.w);  // F and V: the lower lip is tucked behind the teeth
  float full = .006 + .013 * face_build.z + .012 * round_;
  float bow = .010 * k * (1. - .55 * exp(-x * x * 40.)) * face_build.z;
  float rim = max(max(m.y - top - full * k - bow, bottom - full * 1.35 * (1. - .8 * biting) * k - m.y), abs(m.x) - half_ * .99);
  c = mix(c, lip, (.35 + .60 * face_build.z + .3 * round_) * face_cover(rim, w));

  vec3 inside = mix(vec3(.38, .08, .11), vec3(.24, .04, .08), smoothstep(0., -gap, m.y - curve));
  float bite = top - max(.36 * gap, .020) * mix(.55, 1., k);
  inside = mix(inside, vec3(.985, .97, .945), face_cover(bite - m.y, w) * smoothstep(.15, .4, face_mouth.w));
  float clenched = clamp((.25 - open) * 12., 0., 1.) * step(.5, face_mouth.w) * (1. - biting);
  inside = mix(inside, vec3(.95, .93, .90), face_cover(m.y - bottom - gap * .50, w) * clenched);
  inside = mix(inside, vec3(.985, .97, .945), biting * face_cover(abs(m.x) - half_ * .74, w));
  float low = face_oval(m - vec2(0., curve - gap * mix(.74, .10, face_brow.w * .8)),
                        vec2(half_ * .60, max(gap * .40, .004)));
  inside = mix(inside, vec3(.88, .38, .40), face_cover(low, w) * (.55 + .45 * face_brow.w) * step(.25, open + face_brow.w) * (1. - biting));
  c = mix(c, inside, face_cover(hole, w) * is_open);
  c = mix(c, vec3(.27, .08, .10), face_cover(abs(hole) - .0045, w) * is_open);

  // shut: one line, thinning to the corners
  float line = max(abs(m.y - curve) - mix(.0070, .0040, xx), abs(m.x) - half_);
  c = mix(c, vec3(.34, .12, .13), face_cover(line, w) * (1. - is_open));
  vec2 corner = vec2(abs(m.x) - half_ - .004, m.y - smile * .029 - .003);
  float dimple = max(abs(corner.x + 2.2 * corner.y * corner.y) - .0048, abs(corner.y) - .014 - .008 * abs(smile));
  c = mix(c, skin * vec3(.62, .42, .40), (.25 + .65 * abs(smile)) * face_cover(dimple, w));
  // shade under the lower lip
  float chin = max(abs(m.y - bottom + .046 - .016 * biting - 1.3 * m.x * m.x) - .0034, abs(m.x) - .040);
  return mix(c, skin * vec3(.78, .62, .60), .65 * face_cover(chin, w));
}

vec3 face(vec3 skin, vec3 l) {
  // cylindrical, so that features wrap around the head instead of smearing in profile
  float t = l.x / max(l.z + .06, .05), tt = t * t;
  vec2 u = vec2(t * (.4543 - tt * (.1395 - .0420 * tt)), l.y);  // .455 atan(t) up to 46 degrees
  float side = u.x < 0. ? -1. : 1., ax = abs(u.x);
  float w = max(length(fwidth(l)) * .95, 1e-4);
  vec3 c = face_cheeks(skin, skin, u, ax);
  c = face_nose(c, skin, u, w);
  c = face_lips(c, skin, u, w);
  c = face_eye(c, skin, u, side, ax, w);
  return face_brows(c, u, ax, w);
}
