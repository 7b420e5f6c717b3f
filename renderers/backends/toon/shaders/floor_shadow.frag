in vec2 at;
uniform sampler2D cover;
uniform vec3 tint;
out vec4 pixel;
void main() { pixel = vec4(mix(vec3(1.0), tint, texture(cover, at).r), 1.0); }
