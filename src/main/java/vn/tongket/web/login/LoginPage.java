package vn.tongket.web.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import vn.tongket.Text;

/** The login page; a failed attempt keeps the name that was typed. */
@Controller
class LoginPage {

    static final String PATH = "/dang-nhap";
    static final String FAILED = "/dang-nhap/sai";
    static final String PROBLEM = "loginProblem";

    private final boolean demo;

    LoginPage(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** Whether the accounts of the demo may be named; anywhere else nobody is told who there is. */
    @ModelAttribute("demo")
    boolean demo() {
        return demo;
    }

    @GetMapping(PATH)
    String page(HttpServletRequest request, Model model) {
        model.addAttribute("signedOut", request.getParameter("da-ra") != null);
        return "login";
    }

    /** What people type by habit; whoever is not logged in is asked to first. */
    @GetMapping("/login")
    String byHabit() {
        return "redirect:/";
    }

    @PostMapping(FAILED)
    String failed(HttpServletRequest request, Model model) {
        model.addAttribute("problem", request.getAttribute(PROBLEM));
        model.addAttribute("user", Text.clean(request.getParameter("username")));
        return "login";
    }
}
