in vec3 d;
out vec4 pixel;
void main() {
    pixel = vec4(tone(OUTLOOK(d, sky_top.rgb, sky_bottom.rgb, sun.w, sun.xyz)), 1.0);
}
