// A Gaussian of 1.5 texels along one direction: seven texels in four filtered taps.
uniform sampler2D image;
uniform vec2 texel;
uniform vec2 along;  // (1, 0) or (0, 1), times the spread
out vec4 pixel;
void main() {
    vec2 at = gl_FragCoord.xy * texel;
    vec2 near = along * texel * 0.7;
    vec2 far = along * texel * 2.3;
    vec3 sum = (textureLod(image, at + near, 0.0).rgb + textureLod(image, at - near, 0.0).rgb) * 0.36;
    sum += (textureLod(image, at + far, 0.0).rgb + textureLod(image, at - far, 0.0).rgb) * 0.14;
    pixel = vec4(sum, 1.0);
}
