// Patterns on cloth.
//
// vec3 <pattern>(vec3 c, vec3 accent, vec3 l): colour before light. l: garment coordinates,
// metres on an adult: on the trunk x to the character's left, y above the pelvis joint, z ahead;
// on sleeves y runs along the arm and is shifted down by 10.
float cloth_step(float d) { return clamp(.5 - d / max(fwidth(d), 1e-5), 0., 1.); }
// front, back, sides and sleeves are flat pieces of cloth
vec2 cloth_flat(vec3 l) {
  float sleeve = step(l.y, -5.);
  float flank = step(abs(l.z) * mix(1.45, 1., sleeve) + .012 * (1. - sleeve), abs(l.x))
      * max(sleeve, step(l.y, .36));  // shoulders belong to front and back
  return vec2(mix(l.x, l.z, flank), l.y);
}

vec3 stripes(vec3 c, vec3 accent, vec3 l) {
  float s = abs(fract(l.y / .058) - .5) - .22;
  return mix(c, accent, clamp(.5 - s / max(fwidth(l.y) / .058, 1e-5), 0., 1.));
}

vec3 buttons(vec3 c, vec3 accent, vec3 l) {
  float front = step(0., l.z) * step(-2., l.y);
  float placket = cloth_step(abs(abs(l.x) - .017) - .0016) * front;
  vec2 b = vec2(l.x, (fract(l.y / .082) - .5) * .082);
  float d = length(b) - .0085;
  c = mix(c, c * .70, placket);
  c = mix(c, accent * .55, clamp(.5 - (d - .0022) / fwidth(l.x), 0., 1.) * front);
  return mix(c, accent, clamp(.5 - d / fwidth(l.x), 0., 1.) * front);
}

vec3 check(vec3 c, vec3 accent, vec3 l) {
  vec2 g = cloth_flat(l) / .060;
  vec2 w = max(fwidth(g), vec2(1e-4));
  vec2 s = clamp(.5 - (abs(fract(g) - .5) - .24) / w, 0., 1.);
  vec2 thin = clamp(.5 - (abs(fract(g + .5) - .5) - .035) / w, 0., 1.);
  c = mix(c, accent, .45 * (s.x + s.y) * .9);
  return mix(c, vec3(1.), .35 * max(thin.x, thin.y));
}

vec3 dots(vec3 c, vec3 accent, vec3 l) {
  vec2 g = cloth_flat(l) / vec2(.056, .048);
  g.x += .5 * step(1., mod(g.y, 2.));
  float d = (length((fract(g) - .5) * vec2(.056, .048)) - .0125);
  return mix(c, accent, clamp(.5 - d / max(fwidth(l.y), 1e-5), 0., 1.));
}

vec3 logo(vec3 c, vec3 accent, vec3 l) {
  vec2 p = vec2(l.x, l.y - .345);
  float w = max(fwidth(l.y), 1e-5);
  float ring = abs(length(p) - .052) - .010;
  float a = atan(p.x, p.y), star = length(p) * (1. + .28 * cos(a * 5.)) - .030;
  float d = min(ring, star);
  return mix(c, accent, clamp(.5 - d / w, 0., 1.) * step(0., l.z) * step(-2., l.y));
}

vec3 denim(vec3 c, vec3 accent, vec3 l) {
  float twill = sin((l.x + l.y + l.z) * 900.) * .012;
  float worn = .07 * smoothstep(.10, .0, abs(abs(l.x) - .082)) * smoothstep(-.05, -.35, l.y);
  return c * (1. + twill + worn);
}

// rows of stitches, every fourth pair of columns a cable
vec3 knit(vec3 c, vec3 accent, vec3 l) {
  vec2 f = cloth_flat(l);
  vec2 g = f / vec2(.020, .019);
  float s = abs(fract(abs(fract(g.x) - .5) * 1.1 + g.y) - .5);
  float fade = clamp(1.5 - fwidth(g.y) * 1.8, 0., 1.);
  c *= 1. - .17 * fade * smoothstep(.28, .46, s);
  float column = abs(fract(f.x / .100) - .5) * .100;
  float strand = abs(fract(f.y / .050 + column * 22.) - .5);
  float cable = 1. - smoothstep(.016, .018, column);
  float groove = max(smoothstep(.36, .46, strand) * cable, 1. - smoothstep(.0008, .0030, abs(column - .0185)));
  float far = clamp(1.6 - fwidth(f.y) / .008, 0., 1.);
  return mix(c, c * .74, groove * far);
}

// blossoms of five petals, every other row shifted, with leaves between
vec3 floral(vec3 c, vec3 accent, vec3 l) {
  vec2 g = cloth_flat(l) / vec2(.092, .080);
  g.x += .5 * step(1., mod(g.y, 2.));
  vec2 q = (fract(g) - .5) * vec2(.092, .080);
  float w = max(fwidth(l.y), 1e-5);
  float petals = min(length(q - vec2(0., .015)), min(length(vec2(abs(q.x), q.y) - vec2(.0143, .0046)),
      length(vec2(abs(q.x), q.y) - vec2(.0088, -.0121)))) - .0088;
  vec2 leaf = q - vec2(.030, -.020);
  float green = length(vec2(leaf.x + leaf.y, (leaf.x - leaf.y) * 2.2)) - .014;
  c = mix(c, vec3(.36, .55, .34), clamp(.5 - green / w, 0., 1.));
  c = mix(c, accent, clamp(.5 - petals / w, 0., 1.));
  return mix(c, vec3(.95, .76, .28), clamp(.5 - (length(q) - .0072) / w, 0., 1.));
}

vec3 leather(vec3 c, vec3 accent, vec3 l) {
  float crease = sin(l.x * 61. + sin(l.y * 37.) * 1.7) * sin(l.y * 53. + sin(l.z * 41.) * 1.3);
  return c * (1. + .05 * smoothstep(.55, .85, crease));
}
