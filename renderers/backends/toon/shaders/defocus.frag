// The blurred picture, as opaque as the distance from the focus asks.
uniform sampler2D soft;
uniform sampler2D depth;
uniform vec2 texel;
uniform float focus_m;
uniform vec2 clip;  // near, far
out vec4 pixel;
void main() {
    vec2 at = gl_FragCoord.xy * texel;
    float z = textureLod(depth, at, 0.0).r;
    float m = clip.x * clip.y / (clip.y - z * (clip.y - clip.x));
    pixel = vec4(textureLod(soft, at, 0.0).rgb, unsharp(m, focus_m));
}
