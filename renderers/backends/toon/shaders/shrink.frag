uniform sampler2D image;
uniform vec2 texel;
out vec4 pixel;
void main() { pixel = vec4(textureLod(image, gl_FragCoord.xy * texel, 0.0).rgb, 1.0); }
