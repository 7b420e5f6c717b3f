// A picture at another size, with its depth.
uniform sampler2D image;
uniform sampler2D depth;
uniform vec2 texel;
uniform float depth_step;  // depth texels per pixel
out vec4 pixel;
void main() {
    pixel = vec4(textureLod(image, gl_FragCoord.xy * texel, 0.0).rgb, 1.0);
    gl_FragDepth = texelFetch(depth, ivec2(gl_FragCoord.xy * depth_step), 0).r;
}
